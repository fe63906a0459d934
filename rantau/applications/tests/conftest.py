from rantau.documents.tests.quick import picture, quick_papers

__all__ = ["picture", "quick_papers"]
