"""What small municipalities buy, in a dozen families: what is known about a purchase as soon as its family is chosen.

The families are data (resources/families), gathered from the sector table of the criteria research (§ 4.4) and the
risk groups of PIANOo document 14444.
"""

from dataclasses import dataclass

from .choices import ChainRisk, ContractNature, PolicyDomain, Theme


@dataclass(frozen=True, kw_only=True)
class Family:
    """One kind of purchase.

    `is_social_or_specific` is None where that depends on what exactly is bought; `cpv` is the general code of eight
    digits. `themes` are the themes that usually fit, `example` the key of a worked example ("" when there is none).
    """

    id: str
    name: str
    hint: str
    nature: ContractNature
    cpv: str
    is_social_or_specific: bool | None
    themes: tuple[Theme, ...]
    source: str
    policy_domain: PolicyDomain = PolicyDomain.GENERAL
    chain_risk: ChainRisk | None = None
    social_market: bool = False
    example: str = ""
