//! Putting like beside like in a module. In which order functions stand is all the same to a
//! browser; but gzip looks back only thirty kilobytes, and finds in that window what functions
//! have in common. Of those that are the same byte for byte one is left.

use std::collections::HashMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionSectionReader, Parser, Payload, TypeRef,
};

use crate::locals::renumbered;
use crate::step::{Failure, Outcome};

/// How many bytes are looked at together: about two instructions.
const GRAM: usize = 4;

/// What stands in more functions than this tells none from another.
const COMMON: usize = 200;

/// A module that does the same, with its functions in an order in which it compresses well. One
/// module always gives the same bytes.
pub fn put_together(module: &[u8]) -> Outcome<Vec<u8>> {
    let fail = |error| Failure::new(format!("cannot order the module: {error}"));
    let module = renumbered(module).map_err(fail)?;
    ordered(&merged(&module).map_err(fail)?).map_err(fail)
}

/// Leaves one of the functions that are the same, until there are none: those that call
/// different ones of them become the same by that.
fn merged(module: &[u8]) -> Result<Vec<u8>, Error> {
    let mut merged = module.to_vec();
    loop {
        let functions = Functions::of(&merged)?;
        let (kept, place) = functions.distinct();
        if kept.len() == functions.bodies.len() {
            return Ok(merged);
        }
        merged = rewritten(&merged, functions.imported, kept, &place)?;
    }
}

/// Puts each function behind the one that it has most in common with.
fn ordered(module: &[u8]) -> Result<Vec<u8>, Error> {
    let functions = Functions::of(module)?;
    let order = chain(&functions.bodies);
    let mut place = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    rewritten(module, functions.imported, order, &place)
}

/// The functions of a module.
struct Functions<'m> {
    /// How many it imports; they are counted first.
    imported: usize,
    /// The types of its own.
    types: Vec<u32>,
    /// The code of its own.
    bodies: Vec<&'m [u8]>,
}

impl<'m> Functions<'m> {
    fn of(module: &'m [u8]) -> Result<Self, Error> {
        let mut functions = Self {
            imported: 0,
            types: Vec::new(),
            bodies: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        functions.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    functions.types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => functions.bodies.push(&module[body.range()]),
                _ => {}
            }
        }
        Ok(functions)
    }

    /// The first of each kind, and for every function which of them it is.
    fn distinct(&self) -> (Vec<usize>, Vec<usize>) {
        let mut kept = Vec::new();
        let mut known = HashMap::new();
        let functions = self.types.iter().zip(&self.bodies).enumerate();
        let place = functions.map(|(function, code)| {
            *known.entry(code).or_insert_with(|| {
                kept.push(function);
                kept.len() - 1
            })
        });
        let place = place.collect();
        (kept, place)
    }
}

/// An order of pieces in which each is followed by the one, of those that are left, that has most
/// in common with it; where several have, by the first of them.
fn chain(pieces: &[&[u8]]) -> Vec<usize> {
    let grams: Vec<_> = pieces.iter().map(|piece| grams(piece)).collect();
    let mut holders: HashMap<_, Vec<usize>> = HashMap::new();
    for (piece, grams) in grams.iter().enumerate() {
        for gram in grams {
            holders.entry(gram).or_default().push(piece);
        }
    }
    let mut left: Vec<_> = (0..pieces.len()).rev().collect();
    let mut order = Vec::with_capacity(pieces.len());
    let mut shared = vec![0_u32; pieces.len()];
    while let Some((at, &piece)) = left
        .iter()
        .enumerate()
        .max_by_key(|&(_, &piece)| shared[piece])
    {
        left.remove(at);
        order.push(piece);
        shared.fill(0);
        let telling = grams[piece].iter().map(|gram| &holders[gram]);
        for &holder in telling.filter(|all| all.len() <= COMMON).flatten() {
            shared[holder] += 1;
        }
    }
    order
}

/// Each sequence of bytes in a piece, once.
fn grams(piece: &[u8]) -> Vec<[u8; GRAM]> {
    let windows = piece.windows(GRAM);
    let mut grams: Vec<_> = windows.filter_map(|gram| gram.try_into().ok()).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// The module with only those of its own functions that are `kept`, in that order; `place` says
/// for each it had where the one now stands that is called in its stead.
fn rewritten(
    module: &[u8],
    imported: usize,
    kept: Vec<usize>,
    place: &[usize],
) -> Result<Vec<u8>, Error> {
    let own = place.iter().map(|&place| imported + place);
    let index = (0..imported).chain(own).map(|index| index as u32).collect();
    let mut written = Module::new();
    Rewrite { kept, index }.parse_core_module(&mut written, Parser::new(0), module)?;
    Ok(written.finish())
}

/// What becomes of the functions when a module is written again.
struct Rewrite {
    /// Which of the module's own are written.
    kept: Vec<usize>,
    /// The new index of each, the imported ones included.
    index: Vec<u32>,
}

impl Reencode for Rewrite {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.index[function as usize])
    }

    /// Names and notes of the tools that made it, which no browser reads, are not written.
    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for &function in &self.kept {
            functions.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.kept.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Functions, chain, put_together};
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection,
        ImportSection, Instruction, Module, TypeSection,
    };
    use wasmparser::{Operator, Parser, Payload};

    /// A module that imports a function and has one of its own for each list of those it calls;
    /// the last is exported.
    fn calling(calls: &[&[u32]]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for called in calls {
            functions.function(0);
            let mut body = Function::new([]);
            for &function in *called {
                body.instruction(&Instruction::Call(function));
            }
            body.instruction(&Instruction::End);
            code.function(&body);
        }
        let mut exports = ExportSection::new();
        exports.export("last", ExportKind::Func, calls.len() as u32);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    /// How often each function calls the imported one, when those it calls are followed.
    fn calls_out(module: &[u8], function: u32) -> usize {
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::CodeSectionEntry(body) = payload.unwrap() {
                bodies.push(body);
            }
        }
        let mut open = vec![function];
        let mut out = 0;
        while let Some(function) = open.pop() {
            let Some(own) = function.checked_sub(1) else {
                out += 1;
                continue;
            };
            for operator in bodies[own as usize].get_operators_reader().unwrap() {
                if let Operator::Call { function_index } = operator.unwrap() {
                    open.push(function_index);
                }
            }
        }
        out
    }

    fn exported(module: &[u8]) -> u32 {
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::ExportSection(section) = payload.unwrap() {
                return section.into_iter().next().unwrap().unwrap().index;
            }
        }
        panic!("nothing is exported");
    }

    #[test]
    fn pieces_stand_beside_what_they_share() {
        let pieces: [&[u8]; 4] = [b"one two three", b"9876543210", b"x two three", b"876543"];
        assert_eq!(chain(&pieces), [0, 2, 1, 3]);
    }

    #[test]
    fn the_same_functions_become_one_and_calls_still_arrive() {
        // The third and the fourth become the same only when the first and the second are one.
        let module = calling(&[&[0, 0], &[0, 0], &[1, 0], &[2, 0], &[3, 4, 1, 2, 0]]);
        assert_eq!(calls_out(&module, exported(&module)), 11);
        let together = put_together(&module).unwrap();
        assert_eq!(Functions::of(&together).unwrap().bodies.len(), 3);
        assert_eq!(calls_out(&together, exported(&together)), 11);
        assert_eq!(put_together(&module).unwrap(), together);
    }

    #[test]
    fn what_is_no_module_is_told() {
        assert!(put_together(b"no module").is_err());
    }
}
