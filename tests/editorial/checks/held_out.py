"""A second set of cases, written before their writer had read the library: press prose in both directions.

A flaw names every code that would lead a translator to it, with "|" between them. In a sound case nothing may be found.
"""

from typing import NamedTuple

from editorial.checks import Term

TERMS = (
    Term("Сергей Рыжиков", "Sergey Ryzhikov"),
    Term("Сергей Кудь-Сверчков", "Sergey Kud-Sverchkov"),
    Term("Сергей Волков", "Sergey Volkov"),
    Term("Сергей Королёв", "Sergei Korolev"),
    Term("Шеннон Уокер", "Shannon Walker"),
    Term("Соити Ногути", "Soichi Noguchi"),
    Term("Александр Герст", "Alexander Gerst"),
    Term("Серина Ауньон-Чанселлор", "Serena Auñón-Chancellor"),
    Term("Олег Артемьев", "Oleg Artemyev"),
    Term("Эндрю Фойстел", "Andrew Feustel"),
    Term("Фёдор Юрчихин", "Fyodor Yurchikhin"),
    Term("Хазза Аль-Мансури", "Hazzaa Al Mansoori"),
    Term("Давид Сен-Жак", "David Saint-Jacques"),
    Term("Энн Макклейн", "Anne McClain"),
    Term("Союз МС", "Soyuz MS"),
    Term("Союз МС-09", "Soyuz MS-09"),
    Term("Союз МС-16", "Soyuz MS-16"),
    Term("Прогресс МС-13", "Progress MS-13"),
    Term("Союз-2.1б", "Soyuz-2.1b"),
    Term("Восточный", "Vostochny", (), ("Vostochnyi",)),
    Term("Байконур", "Baikonur"),
    Term("Звезда", "Zvezda"),
    Term("Заря", "Zarya"),
    Term("Поиск", "Poisk"),
    Term("Наука", "Nauka"),
    Term("Роскосмос", "Roscosmos"),
    Term("Планета Королёва", "Planet of Korolev"),
    Term("Центр управления полётами", "Mission Control Center"),
)


class Case(NamedTuple):
    name: str
    code: str
    ru: str
    en: str
    source: str = "ru"
    field: str = "body"
