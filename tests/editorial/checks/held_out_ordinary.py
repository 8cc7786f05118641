"""Surnames that are ordinary words, or another person's: written with their expectations before the checks were mended.

When first run, before any repair: see `test_ordinary_and_clock.py`.
"""

from editorial.checks import Term
from tests.editorial.checks.held_out import Case


def person(ru: str, en: str) -> Term:
    return Term(ru, en, is_person=True, surname_ru=ru.rpartition(" ")[2], surname_en=en.rpartition(" ")[2])


PEOPLE = tuple(
    person(ru, en)
    for ru, en in (
        ("Такао Дои", "Takao Doi"),
        ("Хайшэн Не", "Haisheng Nie"),
        ("Гуанфу Е", "Guangfu Ye"),
        ("Чжиган Ли", "Zhigang Yi"),
        ("Эдвард Лу", "Edward Lu"),
        ("Кимия Юи", "Kimiya Yui"),
        ("Доминик Гори", "Dominic Gorie"),
        ("Тома Песке", "Thomas Pesquet"),
        ("Дэниел Тани", "Daniel Tani"),
        ("Тим Пик", "Tim Peake"),
        ("Джордж Замка", "George Zamka"),
        ("Стивен Фрик", "Stephen Frick"),
        ("Тимоти Копра", "Timothy Kopra"),
        ("Стэнли Лав", "Stanley Love"),
        ("Майкл Гуд", "Michael Good"),
        ("Дэниел Барри", "Daniel Barry"),
        ("Барри Уилмор", "Butch Wilmore"),
        ("Эдвард Уайт", "Edward White"),
        ("Джон Янг", "John Young"),
        ("Кристина Кук", "Christina Koch"),
        ("Джек Фишер", "Jack Fischer"),
        ("Иван Вагнер", "Ivan Vagner"),
        ("Игорь Волк", "Igor Volk"),
        ("Сергей Волков", "Sergey Volkov"),
        ("Олег Скворцов", "Oleg Skvortsov"),
        ("Сергей Рязанский", "Sergey Ryazansky"),
        ("Герман Титов", "German Titov"),
        ("Валерий Поляков", "Valery Polyakov"),
        ("Владимир Комаров", "Vladimir Komarov"),
        ("Сергей Королёв", "Sergei Korolev"),
        ("Алан Бин", "Alan Bean"),
        ("Чарльз Дьюк", "Charles Duke"),
        ("Салли Райд", "Sally Ride"),
        ("Рик Хасбанд", "Rick Husband"),
        ("Олег Кононенко", "Oleg Kononenko"),
        ("Энн Макклейн", "Anne McClain"),
        ("Фредерик Мэй", "Frederick May"),
        ("Джордж Уилл", "George Will"),
        ("Роберт Лонг", "Robert Long"),
        ("Уильям Грант", "William Grant"),
        ("Илон Маск", "Elon Musk"),
        ("Андрей Белый", "Andrei Bely"),
        ("Хун Сон", "Hong Song"),
        ("Ливэй Ян", "Liwei Yang"),
        ("Виктор Гловер", "Victor Glover"),
        ("Ричард Рич", "Richard Rich"),
    )
)

_RIGHT = (
    # A surname's letters, and a word is meant.
    ("До стыковки остаётся сутки.", "A day remains before the docking."),
    ("Всё готово. До старта два дня.", "All is ready. Two days are left to liftoff."),
    ("— До встречи на Земле! — сказал он.", "“See you on Earth!” he said."),
    ("План: До обеда — зарядка, после — связь.", "The plan: exercise before lunch, then contact."),
    ("<ul><li>До полёта</li><li>После полёта</li></ul>", "<ul><li>Before the flight</li><li>After it</li></ul>"),
    ("«До свидания», — ответил экипаж.", "“Goodbye,” answered the crew."),
    ("Не все люки закрыты.", "Some hatches are still open."),
    ("Экипаж спит. Не будите его.", "The crew is asleep. Let it rest."),
    ("Не вернулся ни один прибор.", "None of the instruments came back."),
    ("Витамин Е полезен.", "Vitamin E is good for you."),
    ("Корпус Е открыт для гостей.", "Building E is open to guests."),
    ("Ли это ошибка, ли расчёт — вопрос.", "Whether an error or a plan is the question."),
    ("Горы видны с орбиты.", "Mountains can be seen from orbit."),
    ("Песок покрыл площадку. Песка много.", "Sand covered the pad. There is a lot of it."),
    ("Вышел пресс-секретарь Дмитрий Песков.", "The press secretary Dmitry Peskov came out."),
    ("Пик солнечной активности позади.", "The maximum of solar activity is over."),
    ("Пики графика видны сразу. Пика ждут весной.", "The maxima are plain. The next one comes in spring."),
    ("Замка на двери нет.", "The door has no lock."),
    ("Замки Луары сняты с орбиты.", "The castles of the Loire were photographed from orbit."),
    ("Копра и кокос — грузы этого порта.", "Dried coconut meat is what this port ships."),
    ("Лава течёт по склону.", "Molten rock runs down the slope."),
    ("Лавой залито плато.", "Molten rock covers the plateau."),
    ("Гудок прозвучал дважды.", "The whistle was blown twice."),
    ("Волков в тайге стало больше.", "There are more wolves in the taiga."),
    ("Скворцов ждут в марте.", "Starlings are expected in March."),
    ("Рязанский завод выпустил прибор.", "A factory in Ryazan made the instrument."),
    ("Поляков пригласили на старт.", "Poles were invited to the launch."),
    ("Комаров на Байконуре много.", "There are many mosquitoes at the cosmodrome."),
    ("Королева Дании посетила музей.", "The Queen of Denmark visited the museum."),
    ("Королеве показали корабль.", "The queen was shown the spacecraft."),
    ("Волк вышел к посёлку.", "A grey predator came to the settlement."),
    ("Маска защищает глаза. Маской пользуются все.", "A face shield protects the eyes. Everyone uses one."),
    ("Белый корпус корабля виден издали.", "The pale hull of the ship is seen from afar."),
    ("Белая обшивка нагревается меньше.", "Light-coloured cladding heats up less."),
    ("Сон на орбите длится восемь часов.", "Sleep in orbit lasts eight hours."),
    ("Сны космонавтов изучают врачи.", "Doctors study the dreams of cosmonauts."),
    ("Спектакль «Белый» идёт в ТЮЗе.", "The play “The Pale One” runs at the youth theatre."),
    ("Книга «Волк» вышла в Москве.", "The book “The Wolf” came out in Moscow."),
    ("Журнал «Пик» пишет о полёте.", "The magazine “The Summit” writes about the flight."),
    # English words, from English to Russian
    ("en", "Хорошая погода сохранится.", "Good weather will hold."),
    ("en", "Любовь к небу началась рано.", "Love of the sky began early."),
    ("en", "Белая краска отражает свет.", "White paint reflects light."),
    ("en", "Молодые инженеры пришли на завод.", "Young engineers came to the factory."),
    ("en", "Пресс-служба Белого дома сообщила.", "The press office of the White House reported."),
    ("en", "В мае экипаж вернётся.", "In May the crew will return."),
    ("en", "Может ли он лететь? Решат врачи.", "May he fly? The doctors will decide."),
    ("en", "Будет ли дождь? Никто не знает.", "Will it rain? Nobody knows."),
    ("en", "Долгий путь к звёздам", "A Long Way to the Stars", "title"),
    ("en", "Ракета «Чанчжэн-5» стартовала.", "The Long March 5 rocket lifted off."),
    ("en", "Завтра поездка к морю", "A Ride to the Sea Tomorrow", "title"),
    ("en", "Грант выдан институту.", "Grant money was given to the institute."),
    ("en", "Богатая программа ждёт гостей.", "Rich entertainment awaits the guests."),
    ("en", "Песня прозвучала на орбите.", "Song filled the station."),
    ("en", "Его ждут дома.", "Ye olde sign says that he is awaited at home."),
    ("en", "Фасоль растёт на станции.", "Bean plants grow aboard the station."),
    ("en", "Поездка заняла час.", "Ride time was an hour."),
    ("en", "Пока Уайт работал снаружи, экипаж ждал.", "While White worked outside, the crew waited."),
    ("Пока Уайт работал снаружи, экипаж ждал.", "While White worked outside, the crew waited."),
    # Another person of that surname
    ("Фильм с Брюсом Ли показали на станции.", "A film with Bruce Lee was shown aboard."),
    ("Глава компании Тим Кук побывал на старте.", "The company’s head Tim Cook was at the launch."),
    ("Тим Кук приехал. Кук осмотрел музей.", "Tim Cook came. Cook looked at the museum."),
    ("Острова Кука сняты с орбиты.", "The Cook Islands were photographed from orbit."),
    ("Звучала музыка Рихарда Вагнера.", "Music by Richard Wagner was played."),
    ("Бобби Фишер играл с космонавтами.", "Bobby Fisher played chess with cosmonauts."),
    ("Летят Барри Уилмор и другие.", "Butch Wilmore and others are flying."),
    ("Командиром стал Барри Уилмор.", "Butch Wilmore became commander."),
    ("Иван Вагнер слушал Рихарда Вагнера.", "Ivan Vagner listened to Richard Wagner."),
    ("Писатель Джек Лондон и Джек Фишер.", "The writer Jack London and Jack Fischer."),
    # The person, named in both languages, in every way that people write
    ("Дои вышел в открытый космос.", "Doi went out on a spacewalk."),
    ("Астронавт Дои на связи.", "Astronaut Doi is in contact."),
    ("Т. Дои и Т. Пик на связи.", "T. Doi and T. Peake are in contact."),
    ("Экипаж: Кононенко, Ли и Макклейн.", "The crew: Kononenko, Yi and McClain."),
    ("Тайконавт Не Хайшэн вернулся.", "Nie Haisheng, a taikonaut, is back."),
    ("Встреча с Тимом Пиком в Лондоне.", "A meeting with Tim Peake in London."),
    ("Рассказ Джорджа Замки о полёте.", "George Zamka’s story of the flight."),
    ("Письмо Герману Титову.", "A letter to German Titov."),
    ("Титова встречали на площади.", "Titov was met in the square."),
    ("Маск показал новую ракету.", "Musk showed a new rocket."),
)


def _right(row: tuple[str, ...]) -> Case:
    if row[0] == "en":
        return Case(f"right: {row[2]}", "", row[1], row[2], "en", *row[3:])
    return Case(f"right: {row[0]}", "", *row)


RIGHT_NAMES = tuple(map(_right, _RIGHT))

_MISSING = "name_missing"
_FLAWED = (
    # The person is meant, and the translation has lost them.
    ("Астронавт Дои вышел в открытый космос.", "The astronaut went out on a spacewalk."),
    ("На борту Такао Дои.", "The crew member is aboard."),
    ("Т. Дои вернулся на Землю.", "He is back on Earth."),
    ("Экипаж: Кононенко, Дои и Макклейн.", "The crew: Kononenko and McClain."),
    ("Бортинженер Ли на связи.", "The flight engineer is in contact."),
    ("Экипаж: Ли, Кононенко и Макклейн.", "The crew: Kononenko and McClain."),
    ("Командир Не Хайшэн вернулся.", "The commander is back."),
    ("Командиром стал Гуанфу Е.", "The commander has been named."),
    ("Э. Лу работал на станции.", "He worked aboard the station."),
    ("В экипаж вошёл Тим Пик.", "He joined the crew."),
    ("Интервью с Пиком вышло утром.", "The interview came out in the morning."),
    ("Пилот Замка отстыковал шаттл.", "The pilot undocked the shuttle."),
    ("Пилотом был Стивен Фрик.", "The pilot was experienced."),
    ("Астронавт НАСА Лав дал интервью.", "A NASA astronaut gave an interview."),
    ("На орбите Майкл Гуд и Энн Макклейн.", "Anne McClain is in orbit."),
    ("Люк открыл Сергей Волков.", "The hatch was opened."),
    ("Волков открыл люк.", "The hatch was opened."),
    ("Скворцов сообщил о готовности.", "The commander reported ready."),
    ("Космонавт Рязанский вышел наружу.", "The cosmonaut went outside."),
    ("Мы говорили с Рязанским вчера.", "We talked to him yesterday."),
    ("Награду получил Титов.", "He received the award."),
    ("Рекорд установил Валерий Поляков.", "The record was set then."),
    ("Памяти Владимира Комарова.", "In memory of a cosmonaut."),
    ("Идею предложил Королёв.", "The idea was the chief designer’s."),
    ("Космонавт Игорь Волк испытал «Буран».", "The cosmonaut tested Buran."),
    ("Глава компании Илон Маск выступил.", "The head of the company spoke."),
    ("На борту Кристина Кук.", "The flight engineer is aboard."),
    ("Кононенко и Кук вышли на связь.", "Kononenko made contact."),
    ("Прилетел Иван Вагнер.", "The flight engineer has arrived."),
    ("Герман Титов был дублёром.", "He was the backup."),
    # From English
    ("en", "Астронавт вышел в космос.", "Astronaut Edward White went on a spacewalk."),
    ("en", "Астронавт вышел в космос.", "Astronaut White went on a spacewalk."),
    ("en", "Командир остался на орбите.", "Commander John Young stayed in orbit."),
    ("en", "Разговор с ней записали.", "The talk with Sally Ride was recorded."),
    ("en", "На Луну ступил он.", "Then Charles Duke stepped onto the Moon."),
    ("en", "Экипаж: Кононенко и Макклейн.", "The crew: Kononenko, Love and McClain."),
    # A slip in such a name
    ("Эдвард Уайт вышел в космос.", "Edward Whitte went on a spacewalk.", "name_misspelt|name_missing"),
    ("Иван Вагнер вернулся.", "Ivan Wagner is back.", "name_misspelt"),
    ("Тома Песке на борту.", "Thomas Pesqet is aboard.", "name_misspelt|name_missing"),
    ("Георгий и Герман Титов.", "Georgy and German Titv.", "name_misspelt|name_missing"),
)


def _flawed(row: tuple[str, ...]) -> Case:
    source, rest = ("en", row[1:]) if row[0] == "en" else ("ru", row)
    code = rest[2] if len(rest) > 2 else _MISSING
    return Case(f"flawed: {rest[0] if source == 'ru' else rest[1]}", code, rest[0], rest[1], source)


FLAWED_NAMES_ORDINARY = tuple(map(_flawed, _FLAWED))
