import { LATER } from '../audit/budgets.ts';
import { messagesIn } from '../messages/messages.ts';
import { captureRules, rules } from '../rules/index.ts';
import { LEVELS } from '../rules/rule.ts';
import { DEFAULT_SETTINGS, PROFILES, type Thresholds } from '../rules/settings.ts';

interface Threshold {
  readonly type: 'integer' | 'number';
  readonly minimum: number;
  readonly description: string;
}

const thresholds: Readonly<Record<keyof Thresholds, Threshold>> = {
  htmlLifetimeSeconds: {
    type: 'number',
    minimum: 0,
    description: 'Documents that stay fresh for longer hide changes from people, seconds.',
  },
  longLifetimeSeconds: {
    type: 'number',
    minimum: 0,
    description: 'From here on a lifetime is long: the URL should change with the content, seconds.',
  },
  errorLifetimeSeconds: {
    type: 'number',
    minimum: 0,
    description: 'Errors that stay fresh for longer outlive what caused them, seconds.',
  },
  leastBytes: { type: 'number', minimum: 0, description: 'Smaller content is not worth a word, bytes.' },
  leastRevalidations: {
    type: 'integer',
    minimum: 1,
    description: 'So many 304s of one resource are a habit.',
  },
  clockSeconds: { type: 'number', minimum: 0, description: 'Clocks may differ by so much, seconds.' },
};

function budgetsSchema(): object {
  const count = (description: string) => ({ type: 'integer', minimum: 0, description });
  const bytes = (description: string) => ({ type: 'number', minimum: 0, description });
  const object = (description: string, properties: object) => ({
    description,
    type: 'object',
    additionalProperties: false,
    properties,
  });
  const visit = (after: string) =>
    object(`A visit ${after} after each resource was last loaded or confirmed.`, {
      requests: count('At most so many requests that go to the origin.'),
      bytes: bytes('At most so many bytes of their responses.'),
    });
  return object('What the site may come to at most: audit ends with status 1 where that is exceeded.', {
    findings: object(
      'At most so many findings of each level.',
      Object.fromEntries(
        LEVELS.map((level) => [level, count(`At most so many findings of level ${level}.`)]),
      ),
    ),
    faulty304s: count('At most so many 304s with a finding of level must or should.'),
    avoidableBytes: bytes(
      'At most so many bytes that were avoidable: 304s that a longer lifetime would have spared, and downloads of content already there.',
    ),
    revisits: object(
      'What later visits may cost as the policies are now, if the content stays the same.',
      Object.fromEntries(LATER.map((after) => [after, visit(after)])),
    ),
    unsure: {
      description:
        'What becomes of a budget where the figure is an estimate or partly unknown, so that it may be exceeded or not.',
      enum: ['pass', 'fail'],
      default: 'pass',
    },
  });
}

/** The JSON schema of the settings file, made from the rules; `docs/config.schema.json` is this. */
export function settingsSchema(): object {
  const texts = messagesIn('en').findings.byRule;
  const ids = [...rules, ...captureRules].map(({ id }) => id);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:not-modified:config:1',
    title: 'Settings of not-modified',
    description:
      'What `not-modified audit` reads from not-modified.config.json or from the file that --config names.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { description: 'Where this schema is, for editors.', type: 'string' },
      profile: {
        description:
          'rfc9110 asks a 304 for what the full response carried, strict for all six fields. --profile wins.',
        enum: PROFILES,
        default: DEFAULT_SETTINGS.profile,
      },
      levels: {
        description: 'Other levels than the rules have of themselves; a rule that is off is not asked.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          ids.map((id) => [id, { $ref: '#/$defs/level', description: texts[id]?.title }]),
        ),
      },
      ignore: {
        description: 'Where rules are not asked.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['url'],
          properties: {
            url: {
              description: 'The URL of resources, whole; * stands for any characters, \\* for a star.',
              type: 'string',
              minLength: 1,
            },
            rules: {
              description: 'The rules that are not asked there; all where this is left out.',
              type: 'array',
              minItems: 1,
              items: { $ref: '#/$defs/rule' },
            },
          },
        },
      },
      thresholds: {
        description: 'From where on something is worth a finding.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(thresholds).map(([name, threshold]) => [
            name,
            { ...threshold, default: DEFAULT_SETTINGS.thresholds[name as keyof Thresholds] },
          ]),
        ),
      },
      budgets: budgetsSchema(),
    },
    $defs: { level: { enum: [...LEVELS, 'off'] }, rule: { enum: ids } },
  };
}
