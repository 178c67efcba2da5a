// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

import '@polkadot/types-augment';
import './consts.js';
import './errors.js';
import './events.js';
import './query.js';
import './tx.js';
import './registry.js';

export {};
