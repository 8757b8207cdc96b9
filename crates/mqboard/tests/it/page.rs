//! What a document shows of a terminal, for tests that run it.

/// The commands of the blocks of a terminal, with the lines that they print.
pub(crate) fn steps(page: &str) -> Vec<(String, Vec<String>)> {
    let mut steps: Vec<(String, Vec<String>)> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if inside {
            match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => steps.push((command.into(), Vec::new())),
                (None, Some((_, output))) => output.push(line.into()),
                (None, None) => panic!("output before a command: {line}"),
            }
        }
    }
    steps
}
