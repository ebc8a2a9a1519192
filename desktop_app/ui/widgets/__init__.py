"""Controls that every page is built from, painted from the tokens. They hold no rule and know no page.

* `labels`: `Label(text, Role)`, `ElidedLabel`, `line()`; `layouts`: `row(…)`, `column(…)`, `STRETCH`,
`boxed(layout)`.
* `buttons`: `Button(text, Kind, icon)`, `IconButton`, `ActionButton(action, Kind)`, `Chips(choices, name)`.
* `editors`: `LineEdit`, `SearchField`, `Combo`, `DateEdit`, `NumberEdit`, `TextArea`; `checks`: `CheckBox`,
  `RadioButton`; `rating`: `Rating`; all go into a `Field` of `fields` (label, help, error).
* `cards`: `PageHead`, `Card`, `Tabs`, `Stepper`, `scrolled(content)`; `tiles`: `Tiles`; `flow`: `FlowLayout`.
* `doors`: `KpiCard`, `TaskRow` (pressed like buttons); `pills`: `Pill`, `Avatar`, `Progress`.
* `charts`: `StackedBar`, `Legend`, `BarsChart`, `SparkLine`; `matrix`: `Matrix`.
* `beside`: `Beside(list, DetailPanel)`; `waiting`: `EmptyState`, `Skeleton`, `ProgressCard.follow(job)`.
* `strips`: `Toast`, `Banner` (shown by the window; pages speak through `Notices`); `focus_ring`: one per
window.
"""
