"""Parts of the window's frame: navigation, top bar, strips and sheets. They know no page."""
