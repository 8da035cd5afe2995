from .archive_version import ArchiveMark
from .body import Body
from .merger import Merger
from .organisation import Organisation
from .person import Membership, Person
from .region import Region
from .tree import Tree

__all__ = ["ArchiveMark", "Body", "Membership", "Merger", "Organisation", "Person", "Region", "Tree"]
