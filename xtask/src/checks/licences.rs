//! Everything that is linked in may be used as freely as this project itself.

use spdx::{Expression, ParseMode};

use crate::model::{Finding, Repo, ThirdParty};

/// Licences that ask for no more than a notice.
const PERMISSIVE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Every package in the resolved graph states a licence expression that permissive licences alone can satisfy.
pub(crate) fn licences(repo: &Repo) -> Vec<Finding> {
    repo.third_party
        .iter()
        .filter_map(|package| Some((package, fault(package.licence.as_deref())?)))
        .map(|(package, fault)| {
            Finding::new(
                "Cargo.lock",
                line_of(repo, package),
                format!("`{} {}` {fault}", package.name, package.version),
                "choose another dependency, or add the licence to xtask/src/checks/licences.rs if it is permissive",
            )
        })
        .collect()
}

/// What is wrong with a licence expression; nothing for a permissive one.
fn fault(licence: Option<&str>) -> Option<String> {
    let Some(text) = licence else { return Some("states no licence".into()) };
    let Ok(expression) = Expression::parse_mode(text, ParseMode::LAX) else {
        return Some(format!("states `{text}`, which is no SPDX expression"));
    };
    let permissive = expression.evaluate(|wanted| {
        wanted.license.id().is_some_and(|id| PERMISSIVE.contains(&id.name)) && !is_unknown_addition(wanted)
    });
    (!permissive).then(|| format!("asks for `{text}`"))
}

/// An exception that widens what is allowed (`WITH LLVM-exception`) changes nothing for us; an unknown one might.
fn is_unknown_addition(wanted: &spdx::LicenseReq) -> bool {
    matches!(&wanted.addition, Some(spdx::AdditionItem::Other { .. }))
}

fn line_of(repo: &Repo, package: &ThirdParty) -> usize {
    let lock = repo.files.get("Cargo.lock").map_or("", String::as_str);
    let name = format!("name = \"{}\"", package.name);
    let version = format!("version = \"{}\"", package.version);
    let lines: Vec<&str> = lock.lines().collect();
    lines.windows(2).position(|pair| *pair == [name.as_str(), version.as_str()]).map_or(1, |n| n + 1)
}
