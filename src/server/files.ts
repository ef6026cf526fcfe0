import { credentialFiles, NO_POINTER, type ServerKind } from './kind.ts';
import { pairAndBundle } from './names.ts';

/**
 * Files and nothing else: for any server that reads PEM, with commands and endpoints as the workflow gives
 * them.
 */
export const files: ServerKind = {
  ...NO_POINTER,
  name: 'files',
  names: pairAndBundle,
  files: async (context) => credentialFiles(context),
  advice: async ({ hasReloadCommand, hasEndpoints }) =>
    hasEndpoints && !hasReloadCommand
      ? [
          'no reload-command was given: the server must notice changed files by itself, or the endpoints will never serve them',
        ]
      : [],
};
