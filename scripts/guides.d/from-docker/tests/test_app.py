def test_imports():
    import app  # noqa: F401
