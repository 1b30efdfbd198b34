//! Part of Elenchus.
