import { DeployError } from '../errors.ts';
import {
  asMap,
  type Document,
  type Edit,
  editDocument,
  readDocument,
  type Value,
  writeDocument,
} from './document.ts';
import { freshSecret, isYaml, SECRET_TYPE, type Secret } from './secret.ts';

/*
 * Envoy's file-based SDS resource: a DiscoveryResponse with exactly one Secret. The paths of certificate and
 * key, `@type` and the name are the deployment's own. Every other field belongs to the person who wrote it,
 * and stays.
 *
 * Source: Envoy's documentation of secret discovery, and of `tls.v3.TlsCertificate` and `core.v3.DataSource`.
 * Protocol Buffers read each field under two names (`tls_certificate`, `tlsCertificate`), so both are looked
 * for.
 */

/** Fields of a Secret that make it another sort of secret. */
const OTHER_SORTS = ['session_ticket_keys', 'validation_context', 'generic_secret'];

/** Fields of a DataSource that stand in place of `filename`. */
const OTHER_SOURCES = ['inline_bytes', 'inline_string', 'environment_variable'];

type Fields = NonNullable<ReturnType<typeof asMap>>;

/**
 * The text of the SDS file: the one that is there when it says what it must already, else that one with what
 * has to be different in it, else a new one.
 *
 * @param before the text of the file that is there; null when there is none
 * @throws DeployError TARGET_UNSAFE when that file is not one secret with a certificate
 */
export async function sdsText(file: string, before: string | null, secret: Secret): Promise<string> {
  if (before === null || before.trim() === '')
    return writeDocument(documentOf(file), { resources: [freshSecret(secret)] });
  const document = documentOf(file);
  return editDocument(document, before, editsFor(file, await readDocument(document, before), secret));
}

/**
 * The name of the secret with a certificate in an SDS file; null when there is none in it.
 *
 * @throws DeployError TARGET_UNSAFE when it is not well-formed
 */
export async function secretIn(file: string, text: string): Promise<string | null> {
  if (text.trim() === '') return null;
  const resources = asMap(await readDocument(documentOf(file), text))?.resources;
  const resource = Array.isArray(resources) ? asMap(resources[0]) : null;
  if (resource === null || find(resource, 'tls_certificate') === undefined) return null;
  return typeof resource.name === 'string' ? resource.name : null;
}

function documentOf(name: string): Document {
  return { name, format: isYaml(name) ? 'YAML' : 'JSON' };
}

/** What has to be different in a file that is there. */
function editsFor(file: string, document: Value, secret: Secret): Edit[] {
  const response = asMap(document);
  const resources = response?.resources ?? [];
  if (response === null || !Array.isArray(resources)) throw unsafe(file, 'is not a discovery response');
  if (resources.length === 0) return [{ at: ['resources'], value: [freshSecret(secret)] }];
  if (resources.length > 1)
    throw unsafe(file, `holds ${resources.length} resources, and Envoy takes one from a file`);
  const resource = asMap(resources[0]);
  const type = resource?.['@type'] ?? SECRET_TYPE;
  if (resource === null || typeof type !== 'string' || !/[./]Secret$/.test(type))
    throw unsafe(file, 'holds a resource that is not a secret');
  const other = OTHER_SORTS.find((field) => find(resource, field) !== undefined);
  if (other !== undefined) throw unsafe(file, `holds a secret with ${other}, and not with a certificate`);
  const at = ['resources', 0];
  return [
    ...set([...at, '@type'], resource['@type'], SECRET_TYPE),
    ...set([...at, 'name'], resource.name, secret.name),
    ...certificateEdits(file, [...at, keyOf(resource, 'tls_certificate')], resource, secret),
  ];
}

function certificateEdits(file: string, at: Edit['at'], resource: Fields, secret: Secret): Edit[] {
  const { certificate, privateKey } = secret;
  const fields = asMap(find(resource, 'tls_certificate')) ?? {};
  if (find(fields, 'pkcs12') !== undefined)
    throw unsafe(file, 'has the field pkcs12, which takes the place of certificate and key');
  const provider = find(fields, 'private_key_provider');
  // A provider with the path of the key in its own settings reads what is deployed. Any other would sign with
  // another key.
  if (provider !== undefined && !hasText(provider, privateKey))
    throw unsafe(file, `has a private_key_provider, which takes the place of ${privateKey}`);
  return [
    ...sourceEdits(at, fields, 'certificate_chain', certificate),
    ...(provider === undefined || find(fields, 'private_key') !== undefined
      ? sourceEdits(at, fields, 'private_key', privateKey)
      : []),
    ...watchEdits(at, fields, secret),
  ];
}

/** Has a DataSource name a file. What else it names takes the place of the file. */
function sourceEdits(at: Edit['at'], fields: Fields, name: string, path: string): Edit[] {
  const key = keyOf(fields, name);
  const source = asMap(fields[key]);
  if (source === null) return [{ at: [...at, key], value: { filename: path } }];
  return [
    ...OTHER_SOURCES.map((other) => keyOf(source, other))
      .filter((other) => Object.hasOwn(source, other))
      .map((other) => ({ at: [...at, key, other], value: undefined })),
    ...set([...at, key, 'filename'], source.filename, path),
  ];
}

function watchEdits(at: Edit['at'], fields: Fields, { watched, formerly }: Secret): Edit[] {
  const key = keyOf(fields, 'watched_directory');
  const is = asMap(fields[key])?.path;
  const watches = (directory: string): boolean =>
    typeof is === 'string' && is.replace(/(?<=.)\/+$/, '') === directory;
  if (watched !== null) {
    if (watches(watched)) return [];
    return [
      asMap(fields[key]) === null
        ? { at: [...at, key], value: { path: watched } }
        : { at: [...at, key, 'path'], value: watched },
    ];
  }
  const earlier = asMap(find(fields, 'certificate_chain'))?.filename;
  const isOfOtherLayout = typeof earlier === 'string' && earlier.startsWith(formerly.below);
  // Without it, Envoy watches the directories of the two files. One that a person set stays.
  return watches(formerly.watched) && isOfOtherLayout ? [{ at: [...at, key], value: undefined }] : [];
}

function set(at: Edit['at'], is: Value | undefined, value: string): Edit[] {
  return is === value ? [] : [{ at, value }];
}

/** A field under either of its names. */
function find(fields: Fields, name: string): Value | undefined {
  const key = keyOf(fields, name);
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** The name that a field has in a file: as in the documentation, or in camel case. */
function keyOf(fields: Fields, name: string): string {
  const camel = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.hasOwn(fields, camel) && !Object.hasOwn(fields, name) ? camel : name;
}

function hasText(value: Value, text: string): boolean {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).some((item) => hasText(item, text));
  return value === text;
}

function unsafe(file: string, what: string): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `${file} ${what}`,
    'correct it, name another file in sds-file, or move it away: the next run then writes it anew',
  );
}
