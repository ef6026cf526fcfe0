/** The JSON schema of a manifest, from action.yml, for editors. */
import { OF_RUN, TARGET_NAME } from '../src/fleet/manifest.ts';
import { LISTS } from '../src/inputs/defaults.ts';
import type { Action } from './readme.ts';

/** The schema as a text: JSON Schema, draft 7, which editors know. */
export function manifestSchema({ inputs }: Action): string {
  const text = { type: ['string', 'number', 'boolean'] };
  const properties = Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => !OF_RUN.has(name))
      .map(([name, { description, default: preset }]) => [
        name,
        {
          description,
          ...(preset === undefined ? {} : { default: preset }),
          ...(LISTS.has(name) ? { anyOf: [text, { type: 'array', items: text }] } : text),
        },
      ]),
  );
  const labels = { type: 'array', items: { type: 'string' }, minItems: 1 };
  const own = {
    wave: { description: 'Waves go one after the other.', type: 'string', pattern: TARGET_NAME.source },
    'runs-on': {
      description: 'The labels of the runner, for `operation: plan`.',
      anyOf: [
        { type: 'string' },
        labels,
        {
          type: 'object',
          properties: { group: { type: 'string' }, labels: { anyOf: [{ type: 'string' }, labels] } },
          additionalProperties: false,
        },
      ],
    },
    environment: { description: 'The environment of the job, for `operation: plan`.', type: 'string' },
  };
  const section = {
    type: ['object', 'null'],
    properties: { ...own, ...properties },
    additionalProperties: false,
  };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A manifest of rotate-certificate',
    type: 'object',
    required: ['targets'],
    additionalProperties: false,
    properties: {
      defaults: { description: 'Inputs for every target.', $ref: '#/definitions/section' },
      targets: {
        description: 'The targets by name.',
        type: 'object',
        minProperties: 1,
        propertyNames: { pattern: TARGET_NAME.source },
        additionalProperties: { $ref: '#/definitions/section' },
      },
    },
    definitions: { section },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
