"""Scene -> SVG: Altair draws what was laid out, without scales or axes, and the parts are put in their order.

The only module that imports Altair; it is itself imported only for a drawing that is not kept yet.
Every kind of piece is one layer, so a drawing costs four layers however much it shows.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import chain
from typing import Any

import altair as alt
import vl_convert

from accord.charts import assemble, pieces
from accord.charts.pieces import KINDS, Kind, Piece
from accord.charts.scene import Scene
from accord.charts.type import FONT

_SVG = "{http://www.w3.org/2000/svg}"


def svg(scene: Scene) -> str:
    """The finished drawing of a scene, on one line."""
    parts = [tuple(pieces.of(item)) for item in scene.items]
    drawn = _drawn(scene, tuple(chain.from_iterable(parts)))
    return assemble.svg(scene, parts, drawn)


def chart(scene: Scene, everything: Sequence[Piece]) -> alt.LayerChart:
    """The scene as a layered chart, one layer a kind of piece, in pixels."""
    layers = [_layer(kind, [p.row for p in everything if p.kind == kind]) for kind in KINDS]
    sized = alt.layer(*layers).properties(width=scene.width, height=scene.height, padding=0, autosize="none")
    whole: alt.LayerChart = sized.configure(font=FONT, background="none", aria=False, view=alt.ViewConfig(stroke=None))
    return whole


def _layer(kind: Kind, rows: list[dict[str, Any]]) -> alt.Chart:
    """One kind of piece; every row is drawn as it says, through no scale."""
    base = alt.Chart(alt.Data(values=rows), name=kind)  # type: ignore[no-untyped-call]  # Altair's own
    where = {"x": _as_is(alt.X, "x", axis=None), "y": _as_is(alt.Y, "y", axis=None)}
    ends = {"x2": alt.X2("x2"), "y2": alt.Y2("y2")}
    stroke = {"stroke": _named(alt.Stroke, "stroke"), "strokeWidth": _as_is(alt.StrokeWidth, "width", legend=None)}
    fill = {"fill": _named(alt.Fill, "fill")}
    dash: dict[str, Any] = {"opacity": 1, "strokeDash": _from("dash")}
    layer: alt.Chart
    match kind:
        case "box":
            layer = base.mark_rect(**dash, cornerRadius=_from("round")).encode(**where, **ends, **stroke, **fill)
        case "line":
            layer = base.mark_rule(**dash).encode(**where, **ends, **stroke)
        case "outline":
            # A symbol of size 4 is drawn at the size its path says.
            shape = _named(alt.Shape, "shape")
            layer = base.mark_point(**dash, size=4).encode(**where, **stroke, **fill, shape=shape)
        case "words":
            look = {"fontSize": "size", "fontWeight": "weight", "fontStyle": "slant", "align": "align"}
            letters: dict[str, Any] = {key: _from(field) for key, field in look.items()}
            text = alt.Text("text", type="nominal")
            layer = base.mark_text(baseline="alphabetic", **letters).encode(**where, **fill, text=text)
    return layer


def _from(field: str) -> alt.ExprRef:
    """A mark's property, as its row says."""
    return alt.ExprRef(f"datum.{field}")


def _as_is(channel: Any, field: str, **more: Any) -> Any:
    """A length, as it is."""
    return channel(field, type="quantitative", scale=None, **more)


def _named(channel: Any, field: str) -> Any:
    """A colour or a shape, as it is."""
    return channel(field, type="nominal", scale=None, legend=None)


def _drawn(scene: Scene, everything: Sequence[Piece]) -> list[ET.Element]:
    """What was drawn for each piece, in the order of the pieces."""
    spec = chart(scene, everything).to_dict(validate=False)
    root = ET.fromstring(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    by_kind = {kind: iter(_elements(root, kind)) for kind in KINDS}
    drawn = [next(by_kind[piece.kind], None) for piece in everything]
    left = sum(1 for elements in by_kind.values() for _ in elements)
    found = [element for element in drawn if element is not None]
    if left or len(found) != len(everything):
        raise RuntimeError(f"{scene.prefix}: {len(found) + left} of {len(everything)} pieces were drawn")
    return found


def _elements(root: ET.Element, kind: Kind) -> list[ET.Element]:
    """The drawn elements of one layer."""
    for group in root.iter(_SVG + "g"):
        if f"{kind}_marks" in group.get("class", "").split():
            return list(group)
    return []
