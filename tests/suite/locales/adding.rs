//! The build script finds what lies in the theme's folders.

use std::fs;

use super::{theme_files, theme_folder};

// Its `main` runs before every build; here its lists are made of another theme.
#[allow(dead_code, clippy::print_stdout)]
#[path = "../../../build.rs"]
mod build_script;

#[test]
fn a_file_is_all_it_takes_to_add_a_language() {
    let theme = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    for (folder, _) in build_script::FOLDERS {
        fs::create_dir(theme.path().join(folder)).unwrap();
        for entry in fs::read_dir(theme_folder(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap();
            fs::copy(&path, theme.path().join(folder).join(name)).unwrap();
        }
    }
    let locales = theme.path().join("locales");
    // what editors leave behind is no language
    for name in ["tlh.ftl", ".tlh.ftl.swp", "tlh.ftl~"] {
        fs::copy(theme_folder("locales").join("en.ftl"), locales.join(name)).unwrap();
    }
    build_script::write_lists(theme.path(), out.path()).unwrap();

    let mut languages: Vec<String> = theme_files("locales", ".ftl").into_keys().collect();
    languages.push("tlh".to_owned());
    languages.sort();
    let list = |name: &str| fs::read_to_string(out.path().join(name)).unwrap();
    assert_eq!(list("languages.rs"), format!("{languages:?}\n"));
    assert_eq!(list("locales.rs").matches("/locales/tlh.ftl\"").count(), 1);
    assert_eq!(list("locales.rs").lines().count(), languages.len() + 2);

    fs::write(locales.join("pt-BR.ftl"), "").unwrap();
    let refused = build_script::write_lists(theme.path(), out.path());
    let message = refused.unwrap_err().to_string();
    assert!(message.contains("pt-BR.ftl: the name must be a language without a region"));
}

#[test]
fn style_parts_stand_in_their_order() {
    let out = tempfile::tempdir().unwrap();
    build_script::write_lists(&theme_folder(""), out.path()).unwrap();
    let list = fs::read_to_string(out.path().join("style.rs")).unwrap();
    let names: Vec<&str> = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("(\""))
        .filter_map(|line| line.split('"').next())
        .collect();
    let mut by_name = names.clone();
    by_name.sort_unstable();
    assert_eq!(names[0], "base.css");
    by_name.retain(|name| *name != "base.css");
    assert_eq!(names[1..], by_name);
}
