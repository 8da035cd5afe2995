from .body import Body
from .organisation import Organisation
from .person import Membership, Person
from .region import Region
from .tree import Tree

__all__ = ["Body", "Membership", "Organisation", "Person", "Region", "Tree"]
