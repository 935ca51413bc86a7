"""The killable process that makes the files, and what stands around it: bounds, checks, cache."""

from letter.render.client import Renderer
from letter.render.failure import RenderFailed
from letter.render.measuring import Measured, Measurer
from letter.render.rendered import Rendered
from letter.render.splitting import Splitter

__all__ = ["Measured", "Measurer", "RenderFailed", "Rendered", "Renderer", "Splitter"]
