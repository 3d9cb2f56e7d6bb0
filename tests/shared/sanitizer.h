// SPDX-License-Identifier: MIT
#pragma once

//! 1 under the address or the thread sanitizer, else 0.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define RUNS_UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define RUNS_UNDER_SANITIZER 1
#endif
#endif
#ifndef RUNS_UNDER_SANITIZER
#define RUNS_UNDER_SANITIZER 0
#endif

//! 1 under the thread sanitizer, which takes what Qt's own queue carries from one stock loop to another for a race: Debian's Qt is not built with it.
#if defined(__SANITIZE_THREAD__)
#define RUNS_UNDER_THREAD_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define RUNS_UNDER_THREAD_SANITIZER 1
#endif
#endif
#ifndef RUNS_UNDER_THREAD_SANITIZER
#define RUNS_UNDER_THREAD_SANITIZER 0
#endif
