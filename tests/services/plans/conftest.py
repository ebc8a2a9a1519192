"""Sari's plan in each state, with her colleagues around her."""

import pytest
from plan_office import crew, filled

from desktop_app.services.plans.cases import Plans


@pytest.fixture
def people(store, office):
    return crew(store, office)


@pytest.fixture
def plans(store):
    return Plans(store)


@pytest.fixture
def made(plans, people):
    """Sari's plan of 2026, a complete draft."""
    new = plans.create(people.acts(people.sari), people.sari, 2026)
    plans.save(people.acts(people.sari), filled(plans.sheet(new.skp_id).plan, plans.new_id))
    return new


@pytest.fixture
def handed_in(plans, people, made):
    plans.submit(people.acts(people.sari), made.version_id)
    return made


@pytest.fixture
def agreed(plans, people, handed_in):
    plans.approve(people.acts(people.wulan), handed_in.version_id)
    return handed_in
