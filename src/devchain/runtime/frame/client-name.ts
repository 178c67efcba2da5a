import { camelCase } from "../../../codec/camel-case.ts";

/** A name of metadata in the spelling of clients: `PhalaMq` is `phalaMq`, `SS58Prefix` is `ss58Prefix`. */
export const clientName = (name: string): string =>
	camelCase(name).replace(/^(?:[A-Z\d]+(?=[A-Z])|[A-Z])/, (start) => start.toLowerCase());
