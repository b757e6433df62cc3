"""What every test starts from."""

from hypothesis import settings

# How long an example takes tells of the machine: times are measured in benchmarks/.
settings.register_profile("timeless", deadline=None)
settings.load_profile("timeless")
