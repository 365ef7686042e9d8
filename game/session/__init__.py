"""Games as people play them: the record on disk, and the gate through which every move passes."""
