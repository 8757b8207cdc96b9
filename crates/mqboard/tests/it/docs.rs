//! `docs/cli.md` says what is so: its tables are compared.

use mqboard::exit::Exit;
use mqboard::settings::VARIABLES;

const PAGE: &str = include_str!("../../../../docs/cli.md");

#[test]
fn the_tables_are_those_of_the_program() {
    let table: String =
        Exit::table().lines().map(|line| format!("    {}\n", line.get(2..).unwrap())).collect();
    assert!(PAGE.contains(&table), "{table}");
    for (variable, _) in VARIABLES {
        assert!(PAGE.contains(&format!("`{variable}`")), "{variable}");
    }
}
