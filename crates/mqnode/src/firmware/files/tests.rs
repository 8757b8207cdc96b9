//! Tests of the file port on a real directory.

use super::*;
use std::fs;
use std::os::unix::fs::symlink;

/// A directory with `flash/` inside, and a file beside it that must stay out of reach.
fn flash() -> (tempfile::TempDir, DiskFiles) {
    let directory = tempfile::tempdir().unwrap();
    fs::create_dir(directory.path().join("flash")).unwrap();
    fs::write(directory.path().join("secret"), "secret").unwrap();
    let files = DiskFiles::open(&directory.path().join("flash")).unwrap();
    (directory, files)
}

fn put(files: &mut DiskFiles, path: &str, data: &[u8]) {
    let file = files.open(path, OpenMode::Create).unwrap();
    files.write(file, data).unwrap();
    files.close(file).unwrap();
}

fn get(files: &mut DiskFiles, path: &str) -> Result<Vec<u8>, FsError> {
    let file = files.open(path, OpenMode::Read)?;
    let mut data = vec![0; 64];
    let length = files.read(file, &mut data)?;
    files.close(file)?;
    data.truncate(length);
    Ok(data)
}

/// The board's files are what a remote operator may touch; the machine's are not.
#[test]
fn no_path_and_no_link_leads_out() {
    let (directory, mut files) = flash();
    let root = directory.path().join("flash");
    symlink("../secret", root.join("up")).unwrap();
    symlink(directory.path().join("secret"), root.join("absolute")).unwrap();
    symlink("..", root.join("parent")).unwrap();
    symlink("/etc", root.join("etc")).unwrap();
    for path in ["/../secret", "/a/../../secret", "secret", "//secret", "/./x", "/x/", "/x\0y"] {
        assert_eq!(files.open(path, OpenMode::Read), Err(FsError::Invalid), "{path:?}");
        assert_eq!(files.make_dir(path), Err(FsError::Invalid), "{path:?}");
    }
    for path in ["/up", "/absolute", "/parent/secret", "/etc/passwd"] {
        for mode in [OpenMode::Read, OpenMode::ReadWrite, OpenMode::Create, OpenMode::Append] {
            assert_eq!(files.open(path, mode), Err(FsError::Denied), "{path:?} {mode:?}");
        }
        assert_eq!(files.stat(path), Err(FsError::Denied), "{path:?}");
    }
    assert_eq!(files.list("/parent", "", 10), Err(FsError::Denied));
    assert_eq!(files.remove("/parent/secret"), Err(FsError::Denied));
    assert_eq!(files.make_dir("/parent/made"), Err(FsError::Denied));
    put(&mut files, "/mine", b"x");
    assert_eq!(files.rename("/mine", "/parent/mine"), Err(FsError::Denied));
    assert_eq!(files.rename("/parent/secret", "/stolen"), Err(FsError::Denied));
    assert_eq!(fs::read(directory.path().join("secret")).unwrap(), b"secret");
    // A link that stays inside is fine, and so is replacing a link by a file.
    symlink("mine", root.join("link")).unwrap();
    assert_eq!(get(&mut files, "/link").unwrap(), b"x");
    files.rename("/mine", "/up").unwrap();
    assert_eq!(get(&mut files, "/up").unwrap(), b"x");
}

/// Opening a pipe would wait for its other end, for ever.
#[test]
fn pipes_and_devices_are_refused_at_once() {
    let (directory, mut files) = flash();
    let pipe = directory.path().join("flash/pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    for mode in [OpenMode::Read, OpenMode::ReadWrite, OpenMode::Create, OpenMode::Append] {
        assert_eq!(files.open("/pipe", mode), Err(FsError::Denied), "{mode:?}");
    }
}

#[test]
fn a_file_is_written_moved_within_and_read() {
    let (_directory, mut files) = flash();
    put(&mut files, "/a", b"hello");
    let file = files.open("/a", OpenMode::ReadWrite).unwrap();
    assert_eq!(files.seek(file, SeekFrom::End(-1)), Ok(4));
    files.write(file, b"p!").unwrap();
    assert_eq!(files.seek(file, SeekFrom::Current(-100)), Err(FsError::Invalid));
    files.sync(file).unwrap();
    files.close(file).unwrap();
    assert_eq!(files.close(file), Err(FsError::BadHandle));
    assert_eq!(get(&mut files, "/a").unwrap(), b"hellp!");
    let file = files.open("/a", OpenMode::Append).unwrap();
    files.write(file, b"?").unwrap();
    files.close(file).unwrap();
    assert_eq!(get(&mut files, "/a").unwrap(), b"hellp!?");
    put(&mut files, "/a", b"");
    assert_eq!(get(&mut files, "/a").unwrap(), b"");
    let file = files.open("/a", OpenMode::Read).unwrap();
    assert_eq!(files.write(file, b"x"), Err(FsError::BadHandle));
}

#[test]
fn errors_are_the_ones_that_python_shows() {
    let (_directory, mut files) = flash();
    files.make_dir("/d").unwrap();
    put(&mut files, "/d/f", b"x");
    assert_eq!(files.open("/no", OpenMode::Read), Err(FsError::NotFound));
    assert_eq!(files.open("/no/f", OpenMode::Create), Err(FsError::NotFound));
    for mode in [OpenMode::Read, OpenMode::ReadWrite, OpenMode::Create, OpenMode::Append] {
        assert_eq!(files.open("/d", mode), Err(FsError::IsDirectory), "{mode:?}");
    }
    assert_eq!(files.open("/d/f/g", OpenMode::Read), Err(FsError::NotDirectory));
    assert_eq!(files.list("/d/f", "", 1), Err(FsError::NotDirectory));
    assert_eq!(files.make_dir("/d"), Err(FsError::Exists));
    assert_eq!(files.remove_dir("/d"), Err(FsError::NotEmpty));
    assert_eq!(files.remove_dir("/d/f"), Err(FsError::NotDirectory));
    assert_eq!(files.remove("/d"), Err(FsError::IsDirectory));
    assert_eq!(files.rename("/d/f", "/d"), Err(FsError::IsDirectory));
    files.make_dir("/e").unwrap();
    assert_eq!(files.rename("/d", "/e"), Err(FsError::IsDirectory));
    assert!(files.remove_dir("/").is_err());
    assert_eq!(
        files.stat("/").unwrap(),
        Stat { modified: files.stat("/").unwrap().modified, is_dir: true, size: 0 }
    );
    assert!(files.space().unwrap().total >= files.space().unwrap().free);
}

#[test]
fn no_more_files_are_open_than_stated() {
    let (_directory, mut files) = flash();
    put(&mut files, "/a", b"x");
    let open: Vec<_> = (0..FILES_OPEN_MAX).map(|_| files.open("/a", OpenMode::Read).unwrap()).collect();
    assert_eq!(files.open("/a", OpenMode::Read), Err(FsError::TooManyOpen));
    files.close(open[3]).unwrap();
    assert_eq!(files.open("/a", OpenMode::Read), Ok(open[3]));
}

#[test]
fn a_large_directory_is_read_in_sorted_pieces() {
    let (_directory, mut files) = flash();
    for number in (0..100).rev() {
        put(&mut files, &format!("/f{number:02}"), &vec![0; number]);
    }
    let mut seen = Vec::new();
    loop {
        let after = seen.last().map_or(String::new(), |entry: &Entry| entry.name.clone());
        let piece = files.list("/", &after, 7).unwrap();
        assert!(piece.len() <= 7);
        if piece.is_empty() {
            break;
        }
        seen.extend(piece);
    }
    let expected: Vec<_> = (0..100).map(|n| (format!("f{n:02}"), n)).collect();
    let seen: Vec<_> = seen.into_iter().map(|entry| (entry.name, entry.stat.size)).collect();
    assert_eq!(seen, expected);
}

#[test]
fn renaming_replaces_in_one_step() {
    let (_directory, mut files) = flash();
    files.make_dir("/d").unwrap();
    put(&mut files, "/d/new", b"new");
    put(&mut files, "/old", b"old");
    files.rename("/d/new", "/old").unwrap();
    assert_eq!(get(&mut files, "/old").unwrap(), b"new");
    assert_eq!(get(&mut files, "/d/new"), Err(FsError::NotFound));
}
