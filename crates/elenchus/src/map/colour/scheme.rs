//! Colours that go together, by name: those of ColorBrewer (Cynthia Brewer), of D3's ten
//! categories, and some made with "I want hue" (Médialab Sciences Po), as Argdown names them.

use super::Colour;

/// The names, each with its colours; the first is the default.
const SCHEMES: &[(&str, &[u32])] = &[
    (
        "default",
        &[
            0x1b9e77, 0xd95f02, 0x7570b3, 0xe7298a, 0x66a61e, 0xe6ab02, 0xa6761d, 0x666666,
        ],
    ),
    (
        "iwanthue-colorblind-friendly",
        &[
            0xba4761, 0xb65b37, 0xc99738, 0x83a142, 0x52b77f, 0x7d89e0, 0x654397, 0xbc589e,
        ],
    ),
    (
        "iwanthue-fancy",
        &[
            0xe6afd3, 0x9ed2a7, 0xaebaeb, 0xd2d39d, 0x71cdeb, 0xe6b197, 0x81d6d0, 0xbaf0d6,
        ],
    ),
    (
        "iwanthue-fluo",
        &[
            0x7fe643, 0xf3bb79, 0x57e5d6, 0xeecb3c, 0x69eb8a, 0xdbd76f, 0xcfe945, 0xb0e391,
        ],
    ),
    (
        "iwanthue-red-roses",
        &[
            0xe17892, 0xda3db3, 0xe0abbf, 0xe23b6e, 0x9a6276, 0xe17cbc, 0xaa3d5e, 0xb14183,
        ],
    ),
    (
        "iwanthue-ochre-sand",
        &[
            0x885249, 0xec926e, 0x995432, 0xe29e96, 0xb75f56, 0xe0a081, 0xed837b, 0xad766b,
        ],
    ),
    (
        "iwanthue-yellow-lime",
        &[
            0xebcba0, 0xe28c23, 0xa88c68, 0xdfb137, 0x7e5e31, 0xe2ae59, 0xaa782a, 0xdeaa6e,
        ],
    ),
    (
        "iwanthue-green-mint",
        &[
            0x569a3e, 0xdfd84b, 0x657443, 0xb0e13e, 0xc6cc9c, 0x61d950, 0xa09f40, 0xa0de87,
        ],
    ),
    (
        "iwanthue-ice-cube",
        &[
            0x48bf8c, 0x3e6f5f, 0x3ce896, 0x68a194, 0x71ecb8, 0x3d9b76, 0xadddc9, 0x62e0d3,
        ],
    ),
    (
        "iwanthue-blue-ocean",
        &[
            0x3a718b, 0x002a33, 0x2178a3, 0x0d353f, 0x4c707b, 0x214650, 0x13526c, 0x395e68,
        ],
    ),
    (
        "iwanthue-indigo-night",
        &[
            0x4c8ae7, 0x2d5192, 0x829ce5, 0x4074e3, 0x5794d7, 0x2f63ac, 0x3295e9, 0x607bc2,
        ],
    ),
    (
        "iwanthue-purple-wine",
        &[
            0x5f2cc1, 0x504361, 0x4033a2, 0x27173a, 0x77268f, 0x403c81, 0x321262, 0x63306e,
        ],
    ),
    (
        "colorbrewer-category10",
        &[
            0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f,
            0xbcbd22, 0x17becf,
        ],
    ),
    (
        "colorbrewer-accent",
        &[
            0x7fc97f, 0xbeaed4, 0xfdc086, 0xffff99, 0x386cb0, 0xf0027f, 0xbf5b17, 0x666666,
        ],
    ),
    (
        "colorbrewer-dark2",
        &[
            0x1b9e77, 0xd95f02, 0x7570b3, 0xe7298a, 0x66a61e, 0xe6ab02, 0xa6761d, 0x666666,
        ],
    ),
    (
        "colorbrewer-paired",
        &[
            0xa6cee3, 0x1f78b4, 0xb2df8a, 0x33a02c, 0xfb9a99, 0xe31a1c, 0xfdbf6f, 0xff7f00,
            0xcab2d6, 0x6a3d9a, 0xffff99, 0xb15928,
        ],
    ),
    (
        "colorbrewer-set",
        &[
            0xe41a1c, 0x377eb8, 0x4daf4a, 0x984ea3, 0xff7f00, 0xffff33, 0xa65628, 0xf781bf,
            0x999999,
        ],
    ),
    (
        "colorbrewer-set2",
        &[
            0x66c2a5, 0xfc8d62, 0x8da0cb, 0xe78ac3, 0xa6d854, 0xffd92f, 0xe5c494, 0xb3b3b3,
        ],
    ),
    (
        "colorbrewer-set3",
        &[
            0x8dd3c7, 0xffffb3, 0xbebada, 0xfb8072, 0x80b1d3, 0xfdb462, 0xb3de69, 0xfccde5,
            0xd9d9d9, 0xbc80bd, 0xccebc5, 0xffed6f,
        ],
    ),
];

/// The colours of the scheme with this name.
pub(super) fn named(name: &str) -> Option<Vec<Colour>> {
    let (_, colours) = SCHEMES.iter().find(|(known, _)| *known == name)?;
    Some(colours.iter().map(|&rgb| Colour(rgb)).collect())
}

/// The colours of the default scheme.
pub(super) fn usual() -> Vec<Colour> {
    let (_, colours) = SCHEMES[0];
    colours.iter().map(|&rgb| Colour(rgb)).collect()
}
