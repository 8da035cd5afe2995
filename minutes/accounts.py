from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User


class StaffBackend(ModelBackend):
    """The accounts that may log in: those in use, and of the desk.

    Whoever may not is refused as for a wrong password, and counted: nothing tells that the password was right.
    """

    def user_can_authenticate(self, user: User) -> bool:
        """Tell whether the account may log in, and stay so."""
        return super().user_can_authenticate(user) and user.is_staff
