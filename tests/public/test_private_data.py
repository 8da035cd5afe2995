"""Personal numbers, private addresses and telephones in texts."""

import random
import time

import pytest
from stdnum import luhn

from minutes.private_data import (
    EMAIL_MARK,
    PERSONAL_NUMBER_MARK,
    PHONE_MARK,
    mask_private_data,
    personal_numbers,
)

NBSP, HYPHEN = "\u00a0", "\u2011"


@pytest.mark.parametrize(
    "address",
    [
        "tobias.exempel@sll.example",
        "maria.el.exempelsson@region.example.se",
        "gunilla.exempel-forberg@sll.example",
        "Karin.Ek@SKANE.EXAMPLE",
        "karin.stodberg@kommunen.se",
        "per.postman@kommunen.se",
        "info2020kalle@kommunen.se",
        "karin\\_ek@kommunen.se",
        "karin.ek (at) kommunen.se",
        "karin.ek[at]kommunen.se",
        "karin.ek @kommunen.se",
        "karin.ek@ kommunen.se",
        "mailto:karin.ek@kommunen.se",
        "åsa.öberg@kommunen.se",
        "ke12@gmail.com",
    ],
)
def test_the_email_address_of_a_person_is_masked(address: str) -> None:
    assert mask_private_data(f"Svar till {address}, senast fredag.") == f"Svar till {EMAIL_MARK}, senast fredag."


@pytest.mark.parametrize(
    "address",
    [
        "kansliet@kfsk.se",
        "kommunsamverkan.hsf@sll.se",
        "info@kommunen.se",
        "socialforvaltningen@kommunen.se",
        "socialnämnden@kommunen.se",
        "registrator.sus@skane.se",
        "vardcentralen.norr@skane.se",
        "regionarkivet@skane.se",
        "it-support@kommunen.se",
        "narvard_samverkan@kommunen.se",
        "region@skane.se",
        "dataskyddsombud@kommunen.se",
        "hjalpmedel@regionen.se",
    ],
)
def test_a_functional_mailbox_is_shown(address: str) -> None:
    assert mask_private_data(f"Svar till {address}, senast fredag.") == f"Svar till {address}, senast fredag."


@pytest.mark.parametrize(
    "number",
    [
        "0432-71 99 00",
        "046-71 99 30",
        "040-12 34 56",
        "040-123456",
        "08-123 456 78",
        "08-12345678",
        "08 123 456 78",
        "0702-12 34 56",
        "070-123 45 67",
        "070 123 45 67",
        "070/123 45 67",
        "070-123-45-67",
        "0701234567",
        f"070-123{NBSP}45{NBSP}67",
        f"070{HYPHEN}123 45 67",
        "070–123 45 67",
        "070 - 123 45 67",
        "(040) 12 34 56",
        "+46 70 123 45 67",
        "+46701234567",
        "+46(0)70-123 45 67",
        "+46 (0)70 123 45 67",
        "0046 70 123 45 67",
        "+45 33 12 34 56",
        "+358 40 1234567",
    ],
)
@pytest.mark.parametrize("around", ["ring {}.", "tel:{}", "Tel.{}", "({})", "-{}", "{}–Karin", "{}, {}", "{}/{}"])
def test_a_telephone_number_is_masked(number: str, around: str) -> None:
    assert mask_private_data(around.replace("{}", number)) == around.replace("{}", PHONE_MARK)


@pytest.mark.parametrize(
    "text",
    [
        "Plusgiro: 34 68 83-2 Bankgiro: 312-8154 Organisationsnummer: 837000-9109",
        "Bankgiro 5050-1055, 212000-1234",
        "Box 13, 204 21 Klippan",
        "SOU 2021:34",
        "Lag (2017:810)",
        "5 kap 7§",
        "SOSFS 2017:30",
        "2021-10-15",
        "20211015",
        "211015",
        "2021-10-15 0900",
        "20211015 0900–1200",
        "211015 1300",
        "20201204 1530",
        "2021-01-01 – 2021-12-31",
        "05/10 2021",
        "01-02-2021",
        "05-06 2021-2022",
        "01/2021 0900",
        "2020/1234",
        "VON 2020/01234567",
        "VON 2021-000123",
        "dnr 01-2021-00345",
        "09:00–12:00",
        "kl 09.00-12.00",
        "kl. 0900-1200",
        "0830 0900 1015",
        "kl 08-12 13-17",
        "29/1, 5/3, 16/4, 28/5, 3/9, 14-15/10, 12/11 och 10/12",
        "1177, 112 och 116 117",
        "0-18 år",
        "8 000 000 kr",
        "0,5 miljoner",
        "978-91-7585-012-3",
        "punkt 08, 09, 10, 11, 12",
        "2020–2025",
        "följ @regionen",
        "kl 13 @ 14.30",
    ],
)
def test_numbers_that_are_nobodys_stay(text: str) -> None:
    assert mask_private_data(text) == text
    assert personal_numbers(text) == []


def planted_numbers() -> list[str]:
    """Return fifty invented personal and coordination numbers, in all the ways that they are written."""
    chance = random.Random(2021)
    found = []
    for number in range(50):
        year, month = chance.randrange(1911, 2021), chance.randrange(1, 13)
        day = chance.randrange(1, 29) + (60 if number % 5 == 0 else 0)
        digits = f"{year % 100:02}{month:02}{day:02}{chance.randrange(100, 1000)}"
        digits += luhn.calc_check_digit(digits)
        separator = ["-", "", "+", "–", f"{HYPHEN}", " - ", "-"][number % 7]
        century = str(year // 100) if number % 2 else ""
        found.append(f"{century}{digits[:6]}{separator}{digits[6:]}")
    return found


@pytest.mark.parametrize("number", planted_numbers())
def test_a_planted_personal_number_is_found_and_masked(number: str) -> None:
    for text in (f"Ärendet gäller {number}.", f"({number})", f"-{number}", f"pnr:{number},", f"**{number}**", number):
        assert personal_numbers(text) == [number] or number.startswith("07")
        masked = mask_private_data(text)
        assert masked in (text.replace(number, PERSONAL_NUMBER_MARK), text.replace(number, PHONE_MARK))


def test_a_number_with_a_wrong_check_digit_is_no_personal_number() -> None:
    assert personal_numbers("850709-9805 850709-9806") == ["850709-9805"]


def test_a_mobile_number_that_could_be_a_child_is_read_as_a_telephone() -> None:
    number = "070101234" + luhn.calc_check_digit("070101234")

    assert personal_numbers(number) == []
    assert mask_private_data(number) == PHONE_MARK


@pytest.mark.parametrize(
    "text", ["0" * 50_000, "a." * 25_000, "a@" * 25_000, "08 " * 20_000, "info_" * 10_000 + "@x.se"]
)
def test_masking_a_hostile_text_takes_no_long_time(text: str) -> None:
    start = time.perf_counter()
    mask_private_data(text)

    assert time.perf_counter() - start < 5
