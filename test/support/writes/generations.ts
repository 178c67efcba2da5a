import { GENERATION_1 } from "./generation-1.ts";
import { GENERATION_2 } from "./generation-2.ts";

/** Both generations, for `describe.each`. */
export const GENERATIONS = [GENERATION_1, GENERATION_2] as const;
