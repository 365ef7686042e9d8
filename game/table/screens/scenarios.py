from game.table.screens.frame import FramedScreen
class ScenariosScreen(FramedScreen):
    title = "Scenarios"
    def fill(self, root, body, art): pass
