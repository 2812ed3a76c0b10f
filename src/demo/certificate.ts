import { createHash, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

/** A certificate for the loopback host that nobody else has, and what a browser needs to trust it alone. */
export interface Certificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** The certificate that vouches for it, PEM. Its key is forgotten, so it can vouch for nothing else. */
  readonly authority: string;
  /** SHA-256 of its SubjectPublicKeyInfo in base64, as pins are written (RFC 7469 §2.4). */
  readonly pin: string;
}

const DAY_MS = 86_400_000;
const DNS_NAME = 2;
const IP_ADDRESS = 7;

interface Subject {
  readonly name: string;
  readonly key: forge.pki.rsa.PrivateKey;
}

function makeKey(): { pem: string; key: forge.pki.rsa.PrivateKey } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { pem, key: forge.pki.privateKeyFromPem(pem) };
}

/** A certificate as PEM, valid from yesterday for 30 days. */
function certify(subject: Subject, issuer: Subject, extensions: object[]): string {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(subject.key.n, subject.key.e);
  // A first byte of 1 keeps the number positive (RFC 5280 §4.1.2.2).
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
  certificate.validity.notAfter = new Date(Date.now() + 29 * DAY_MS);
  certificate.setSubject([{ name: 'commonName', value: subject.name }]);
  certificate.setIssuer([{ name: 'commonName', value: issuer.name }]);
  certificate.setExtensions(extensions);
  certificate.sign(issuer.key, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}

/** Makes a certificate for `localhost` and 127.0.0.1, its key, and the authority behind it. */
export function makeCertificate(): Certificate {
  const { pem, key } = makeKey();
  const server = { name: 'Not Modified demo', key };
  const authority = { name: 'Not Modified demo authority', key: makeKey().key };
  const cert = certify(server, authority, [
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: [
        { type: DNS_NAME, value: 'localhost' },
        { type: IP_ADDRESS, ip: '127.0.0.1' },
      ],
    },
  ]);
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: pem,
    cert,
    authority: certify(authority, authority, [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ]),
    pin: createHash('sha256').update(publicKey).digest('base64'),
  };
}
