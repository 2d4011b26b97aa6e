"""Values and rules of evaluation panels; nothing here touches a file, a network or a window."""
