import type { Generation } from "phala-stakepool";
import { usePhala } from "phala-stakepool/react";

/** The generation of the chain's pallets; `undefined` until it is connected. */
export const useGeneration = (): Generation | undefined => usePhala().value?.generation;
