"""For tests of a pack of one's own: a rule, and the national forms without rules."""

import shutil
from pathlib import Path

from gxlint.bundle import bundled_rules

RULE = """\
code: GX901
name: own
title: {zh: 甲, en: a}
severity: warning
confidence: likely
regimes: [R30]
check: presence
params: {facts: [title]}
message: {zh: 缺, en: missing}
basis: [乙]
explanation: {zh: 丙, en: c}
since: 0.1.0
examples:
- {name: 好, facts: {title: 甲}, expect: kept}
- {name: 坏, expect: broken}
"""


def forms_alone(folder: Path) -> Path:
    """Copy the national pack there without rules and sentences: quicker to read than all of it."""
    leave = shutil.ignore_patterns("rules", "sentences")
    shutil.copytree(bundled_rules() / "national", folder, ignore=leave)
    return folder
