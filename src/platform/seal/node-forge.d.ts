// What we use of node-forge, which brings no types.
declare module 'node-forge' {
  type Key = { readonly keyKind: 'forge key' }
  type Attribute = { shortName: string; value: string }
  type Certificate = {
    publicKey: Key
    serialNumber: string
    validity: { notBefore: Date; notAfter: Date }
    setSubject(attributes: Attribute[]): void
    setIssuer(attributes: Attribute[]): void
    setExtensions(extensions: Record<string, unknown>[]): void
    sign(key: Key, digest: unknown): void
  }
  type Asn1 = { readonly asn1Kind: 'forge asn1' }

  const forge: {
    asn1: { toDer(value: Asn1): { getBytes(): string } }
    md: { sha256: { create(): unknown } }
    pki: {
      createCertificate(): Certificate
      privateKeyFromPem(pem: string): Key
      publicKeyFromPem(pem: string): Key
    }
    pkcs12: {
      toPkcs12Asn1(
        key: Key,
        chain: Certificate[],
        passphrase: string,
        options: { algorithm: 'aes256'; friendlyName: string },
      ): Asn1
    }
  }
  export default forge
}
