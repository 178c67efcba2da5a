"use client";

import { describe } from "./describe.js";

/** A client component: its props have gone through the serialization of server components. */
export function Values({ values }) {
	return <pre data-side="client">{describe(values)}</pre>;
}
