from game.table.screens.frame import FramedScreen
class EndScreen(FramedScreen):
    title = "End"
    def __init__(self, app, session):
        super().__init__(app); self.session=session
    def fill(self, root, body, art): pass
