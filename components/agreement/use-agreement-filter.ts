"use client";

import { useSearchParams } from "next/navigation";
import { AgreementFilter, queryOfAgreement } from "@/lib/agreement-filter";

/** The filter that the address says, and how to change it: a reload, a bookmark and a sent link show the same numbers. */
export function useAgreementFilter(): [AgreementFilter, (change: Partial<AgreementFilter>) => void] {
  const params = useSearchParams();
  const filter = AgreementFilter.parse(Object.fromEntries(params));
  const change = (part: Partial<AgreementFilter>) => {
    window.history.replaceState(null, "", `?${queryOfAgreement({ ...filter, ...part })}`);
  };
  return [filter, change];
}
