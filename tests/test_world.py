from tests.world import World


def test_the_small_world_stands(world: World) -> None:
    assert world.period("2020-04").state == "open"
    assert world.sandrine.asleep_at(world.camille.created_at)
