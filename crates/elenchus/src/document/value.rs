use std::collections::HashMap;
use std::fmt;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::Data;

/// How deep a [`Value`] may nest; deeper ones are refused when they are read.
pub(super) const DEEPEST: usize = 64;

/// Front matter or a data block: any value of JSON, nested at most 64 deep. The order of keys
/// is kept; of two equal keys the last counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value(pub(super) Data);

impl Value {
    pub(super) fn is_null(&self) -> bool {
        self.0 == Data::Null
    }
}

impl From<Data> for Value {
    fn from(data: Data) -> Self {
        Self(as_in_json(data))
    }
}

/// JSON knows no dates: they are texts.
fn as_in_json(data: Data) -> Data {
    match data {
        Data::Date(written) => Data::Text(written),
        Data::List(values) => Data::List(values.into_iter().map(as_in_json).collect()),
        Data::Map(entries) => {
            let entries = entries.into_iter();
            Data::Map(
                entries
                    .map(|(key, value)| (key, as_in_json(value)))
                    .collect(),
            )
        }
        other => other,
    }
}

impl From<Value> for Data {
    fn from(value: Value) -> Self {
        value.0
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Borrowed(&self.0).serialize(serializer)
    }
}

struct Borrowed<'d>(&'d Data);

impl Serialize for Borrowed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Data::Null => serializer.serialize_unit(),
            Data::Bool(value) => serializer.serialize_bool(*value),
            Data::Integer(value) => serializer.serialize_i64(*value),
            Data::Number(value) => serializer.serialize_f64(*value),
            Data::Text(value) | Data::Date(value) => serializer.serialize_str(value),
            Data::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(&Borrowed(value))?;
                }
                list.end()
            }
            Data::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, &Borrowed(value))?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Nested(DEEPEST).deserialize(deserializer).map(Self)
    }
}

/// Reads a value that may nest so much deeper.
#[derive(Clone, Copy)]
struct Nested(usize);

impl Nested {
    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        match self.0.checked_sub(1) {
            Some(rest) => Ok(Self(rest)),
            None => Err(E::custom(format!("values nest deeper than {DEEPEST}"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = Data;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Data, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = Data;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Data, E> {
        Ok(Data::Null)
    }

    fn visit_none<E>(self) -> Result<Data, E> {
        Ok(Data::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Data, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Data, E> {
        Ok(Data::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Data, E> {
        Ok(Data::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Data, E> {
        Ok(i64::try_from(value).map_or(Data::Number(value as f64), Data::Integer))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Data, E> {
        if value.is_finite() {
            Ok(Data::Number(value))
        } else {
            Err(E::custom("a number that is not finite"))
        }
    }

    fn visit_str<E>(self, value: &str) -> Result<Data, E> {
        Ok(Data::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Data, E> {
        Ok(Data::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Data, A::Error> {
        let nested = self.deeper()?;
        let mut values = Vec::new();
        while let Some(value) = access.next_element_seed(nested)? {
            values.push(value);
        }
        Ok(Data::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Data, A::Error> {
        let nested = self.deeper()?;
        let mut entries: Vec<(String, Data)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        while let Some(key) = access.next_key::<String>()? {
            let value = access.next_value_seed(nested)?;
            match places.get(&key) {
                Some(&place) => entries[place].1 = value,
                None => {
                    places.insert(key.clone(), entries.len());
                    entries.push((key, value));
                }
            }
        }
        Ok(Data::Map(entries))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Front matter or a data block: any value, nested at most 64 deep."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_order_and_kind() {
        let json = r#"{"b":[1,2.5,true,null,"x",{}],"a":-7,"c":1.0}"#;
        let value: Value = serde_json::from_str(json).expect("a value");
        assert_eq!(serde_json::to_string(&value).expect("JSON"), json);
    }

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        let value: Value = serde_json::from_str(r#"{"a":1,"b":2,"a":3}"#).expect("a value");
        assert_eq!(
            serde_json::to_string(&value).expect("JSON"),
            r#"{"a":3,"b":2}"#
        );
    }

    #[test]
    fn what_nests_too_deep_is_refused() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(serde_json::from_str::<Value>(&nested(DEEPEST)).is_ok());
        assert!(serde_json::from_str::<Value>(&nested(DEEPEST + 1)).is_err());
    }
}
