from tests.admin.conftest import body, coordinator, own_secretary, secretary

__all__ = ["body", "coordinator", "own_secretary", "secretary"]
