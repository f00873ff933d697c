[assembly: Lab("01-address-spaces", "Address spaces", Summary = "virtual address, page, frame, page table, fault, TLB, copy-on-write")]
