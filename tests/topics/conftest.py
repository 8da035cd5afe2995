from tests.admin.conftest import administrator, body, coordinator, own_secretary, secretary

__all__ = ["administrator", "body", "coordinator", "own_secretary", "secretary"]
