//! Numbering the variables of functions anew. Which number a variable has is all the same to a
//! browser; but where every function counts them in the same way, what functions do alike is
//! written alike, and compresses.

use std::cmp::Reverse;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Function, Instruction, Module, ValType};
use wasmparser::{CompositeInnerType, FunctionBody, Operator, Parser, Payload};

/// A module that does the same, whose functions count their variables type by type, those they
/// name most often first, and declare none that they do not use. One module always gives the same
/// bytes.
pub fn renumbered(module: &[u8]) -> Result<Vec<u8>, Error> {
    let mut written = Module::new();
    let mut renumber = Renumber {
        parameters: parameters(module)?.into_iter(),
        number: Vec::new(),
    };
    renumber.parse_core_module(&mut written, Parser::new(0), module)?;
    Ok(written.finish())
}

/// How many parameters each function has that is the module's own.
fn parameters(module: &[u8]) -> Result<Vec<usize>, Error> {
    let (mut of_types, mut of_functions) = (Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::TypeSection(section) => {
                for group in section {
                    of_types.extend(group?.into_types().map(
                        |kind| match kind.composite_type.inner {
                            CompositeInnerType::Func(function) => function.params().len(),
                            _ => 0,
                        },
                    ));
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    of_functions.push(of_types[kind? as usize]);
                }
            }
            _ => {}
        }
    }
    Ok(of_functions)
}

struct Renumber {
    /// How many parameters the functions have that are still to come.
    parameters: std::vec::IntoIter<usize>,
    /// The new number of each variable of the function at hand, its parameters first.
    number: Vec<u32>,
}

impl Reencode for Renumber {
    type Error = Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let parameters = self.parameters.next().unwrap_or_default();
        let mut types = Vec::new();
        for declared in body.get_locals_reader()? {
            let (count, kind) = declared?;
            let kind = self.val_type(kind)?;
            types.extend(std::iter::repeat_n(kind, count as usize));
        }
        let mut uses = vec![0_u32; types.len()];
        // In the order in which they are used first, which decides where nothing else does.
        let mut used = Vec::new();
        for operator in body.get_operators_reader()? {
            let own = variable(&operator?).and_then(|variable| variable.checked_sub(parameters));
            if let Some(own) = own {
                uses[own] += 1;
                if uses[own] == 1 {
                    used.push(own);
                }
            }
        }
        let mut kinds: Vec<ValType> = Vec::new();
        for &own in &used {
            if !kinds.contains(&types[own]) {
                kinds.push(types[own]);
            }
        }
        let kind = |own: usize| kinds.iter().position(|&kind| kind == types[own]);
        used.sort_by_key(|&own| (kind(own), Reverse(uses[own])));
        self.number = (0..parameters as u32).collect();
        self.number.resize(parameters + types.len(), 0);
        for (&own, number) in used.iter().zip(parameters as u32..) {
            self.number[parameters + own] = number;
        }
        let mut written = Function::new_with_locals_types(used.iter().map(|&own| types[own]));
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            written.instruction(&self.parse_instruction(&mut reader)?);
        }
        code.function(&written);
        Ok(())
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<Instruction<'a>, Error> {
        let number = |variable: u32| self.number[variable as usize];
        Ok(match operator {
            Operator::LocalGet { local_index } => Instruction::LocalGet(number(local_index)),
            Operator::LocalSet { local_index } => Instruction::LocalSet(number(local_index)),
            Operator::LocalTee { local_index } => Instruction::LocalTee(number(local_index)),
            other => wasm_encoder::reencode::utils::instruction(self, other)?,
        })
    }
}

/// The variable that an instruction reads or writes.
fn variable(operator: &Operator<'_>) -> Option<usize> {
    match operator {
        Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } => Some(*local_index as usize),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{FunctionSection, TypeSection};

    /// The code of a function of one parameter, with variables of these types.
    fn code(declared: &[(u32, ValType)], body: &[Instruction<'_>]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut function = Function::new(declared.iter().copied());
        for instruction in body {
            function.instruction(instruction);
        }
        function.instruction(&Instruction::End);
        let mut code = CodeSection::new();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        module.finish()
    }

    #[test]
    fn what_is_used_most_is_counted_first_and_what_is_not_used_goes() {
        use Instruction::{Drop, I64Const, LocalGet, LocalSet};
        let (i32, i64) = (ValType::I32, ValType::I64);
        let body = |[one, other, long]: [u32; 3]| {
            [
                LocalGet(0),
                LocalSet(one),
                LocalGet(other),
                LocalSet(other),
                I64Const(7),
                LocalSet(long),
                LocalGet(long),
                Drop,
            ]
        };
        let before = code(&[(1, i64), (1, i32), (1, i64), (2, i32)], &body([2, 4, 3]));
        let after = code(&[(2, i32), (1, i64)], &body([2, 1, 3]));
        assert_eq!(renumbered(&before).expect("a module"), after);
        assert_eq!(renumbered(&after).expect("a module"), after);
    }
}
