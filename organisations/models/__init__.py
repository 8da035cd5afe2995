from .body import Body
from .organisation import Organisation
from .person import Membership, Person
from .region import Region

__all__ = ["Body", "Membership", "Organisation", "Person", "Region"]
