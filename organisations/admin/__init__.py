from . import body, organisation, person, region

__all__ = ["body", "organisation", "person", "region"]
