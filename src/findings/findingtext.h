// SPDX-License-Identifier: MIT
#pragma once

#include "finding.h"

namespace Signalbox {

//! "slow-turn": what settings, files and other programs call it. Never translated, never changed.
QString idOf(Lint lint);

//! "Slow turn", in the user's language.
QString titleOf(Lint lint);

//! What was found, with its numbers: "OrderModel::refresh() held the loop for 1.2 s".
QString sentence(const Finding &finding, const QLocale &locale = {});

//! Why this matters, in one sentence.
QString whyItMatters(const Finding &finding);

//! What to try, in one sentence.
QString whatToTry(const Finding &finding);

} // namespace Signalbox
