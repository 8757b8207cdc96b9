//! Certificates made for one test, in a directory that vanishes with it.

use std::path::PathBuf;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose};
use tempfile::TempDir;

/// A certificate authority with a server and a client certificate.
pub(crate) struct Certs {
    pub(crate) directory: TempDir,
}

impl Certs {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        params.distinguished_name.push(DnType::CommonName, "test authority");
        let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let certs = Self { directory };
        certs.write("ca.pem", &authority.pem());
        certs.issue(&authority, "server", &["localhost", "127.0.0.1"], |_| ());
        certs.issue(&authority, "client", &["board7"], |_| ());
        certs.issue(&authority, "expired", &["localhost"], |params| {
            params.not_after = rcgen::date_time_ymd(2020, 1, 1);
        });
        certs
    }

    fn issue(
        &self,
        authority: &CertifiedIssuer<'_, KeyPair>,
        name: &str,
        names: &[&str],
        change: impl FnOnce(&mut CertificateParams),
    ) {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        let mut params = CertificateParams::new(names).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, authority).unwrap();
        self.write(&format!("{name}.pem"), &certificate.pem());
        self.write(&format!("{name}.key"), &key.serialize_pem());
    }

    /// Has mosquitto do TLS, for clients with a certificate of the authority.
    pub(crate) fn mosquitto_lines(&self) -> String {
        let path = |name| self.path(name).display().to_string();
        let (ca, certificate, key) = (path("ca.pem"), path("server.pem"), path("server.key"));
        format!(
            "allow_anonymous true\ncafile {ca}\ncertfile {certificate}\nkeyfile {key}\nrequire_certificate true\n"
        )
    }

    pub(crate) fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }
}
