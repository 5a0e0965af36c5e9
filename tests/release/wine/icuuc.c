/* Stands in for icuuc.dll in tests under Wine 8; Windows 10 has it. Every converter fails, so Qt uses its own. */
#define E __declspec(dllexport)
typedef int i32;
E void* ucnv_open(const char*n,i32*e){ if(e)*e=2; return 0; }
E void ucnv_close(void*c){}
E void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void){}
E void UCNV_TO_U_CALLBACK_SUBSTITUTE(void){}
E void ucnv_reset(void*c){}
E signed char ucnv_getMaxCharSize(void*c){return 1;}
E const char* ucnv_getName(void*c,i32*e){ if(e)*e=2; return 0;}
E void ucnv_getToUCallBack(void){} 
E void ucnv_getFromUCallBack(void){}
E void ucnv_setToUCallBack(void){}
E void ucnv_setFromUCallBack(void){}
E void ucnv_cbToUWriteUChars(void){}
E void ucnv_toUnicode(void){}
E void ucnv_cbFromUWriteUChars(void){}
E i32 ucnv_toUCountPending(void*c,i32*e){return 0;}
E i32 ucnv_fromUCountPending(void*c,i32*e){return 0;}
E const char* ucnv_getStandardName(const char*n,const char*s,i32*e){ if(e)*e=2; return 0;}
E const char* ucnv_getAvailableName(i32 n){return 0;}
E i32 ucnv_countAvailable(void){return 0;}
E void ucnv_fromUnicode(void){}
