"""The paper edition: a scenario as cards, boards, role sheets and slips that a class without computers plays from."""
