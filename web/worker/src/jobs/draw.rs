//! Drawing a map: boxes and edges in, coordinates out. The page draws small maps itself, by the
//! same function.

use elenchus_layout::{
    Composite, Direction, Edge, Graph, Group, Level, Node, Options, Point, Previous, Rect, Spacing,
    layout_with,
};

use super::Job;
use crate::{choices, fields};

/// The job.
pub struct Draw;

/// What is to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToDraw {
    /// Boxes, edges, groups and composites.
    pub graph: Graph,
    /// How.
    pub options: Options,
    /// What it should resemble; the default resembles nothing.
    pub previous: Previous,
}

/// What the page needs of a layout: all but the polylines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Where each box stands.
    pub boxes: Vec<Rect>,
    /// Each edge as a cubic Bézier of 3k + 1 points.
    pub curves: Vec<Vec<Point>>,
    /// Where each group stands.
    pub groups: Vec<Rect>,
    /// What holds all of it.
    pub bounds: Rect,
}

impl Job for Draw {
    const KIND: u8 = 1;
    type Request = ToDraw;
    type Answer = Drawn;

    fn run(request: ToDraw, progress: &mut dyn FnMut(f64)) -> Result<Drawn, String> {
        Ok(draw(&request, progress))
    }
}

/// Draws here and now; `progress` is told how far it has come, from 0 to 1.
pub fn draw(request: &ToDraw, progress: &mut dyn FnMut(f64)) -> Drawn {
    let ToDraw {
        graph,
        options,
        previous,
    } = request;
    let laid_out = layout_with(graph, options, previous, &mut |told| progress(told.done));
    Drawn {
        boxes: laid_out.boxes,
        curves: laid_out
            .routes
            .into_iter()
            .map(|route| route.curve)
            .collect(),
        groups: laid_out.groups,
        bounds: laid_out.bounds,
    }
}

fields!(ToDraw {
    graph,
    options,
    previous
});
fields!(Drawn {
    boxes,
    curves,
    groups,
    bounds
});
fields!(Graph {
    nodes,
    edges,
    groups,
    composites
});
fields!(Node { width, height });
fields!(Edge {
    from,
    to,
    weight,
    kind
});
fields!(Group {
    parent,
    members,
    padding,
    title
});
fields!(Composite { above, members });
fields!(Options {
    direction,
    level,
    spacing,
    aspect,
    siblings
});
fields!(Spacing { node, layer, edge });
fields!(Previous {
    boxes,
    pivot,
    routes,
    groups
});
fields!(Rect {
    x,
    y,
    width,
    height
});
fields!(Point { x, y });
choices!(Direction [Down, Up, Right, Left]);
choices!(Level [Fast, Default, Best]);
