/* Stands in for mscms.dll in tests under Wine 8, which lacks WcsCreateIccProfile: there are no colour profiles. */
#define E __declspec(dllexport)
E void* WcsCreateIccProfile(void*p,unsigned o){return 0;}
E void* WcsOpenColorProfileW(void*a,void*b,void*c,unsigned d,unsigned e,unsigned f,unsigned g){return 0;}
E void* OpenColorProfileW(void*a,unsigned d,unsigned e,unsigned f){return 0;}
E int CloseColorProfile(void*p){return 1;}
E int GetColorProfileFromHandle(void*p,void*b,unsigned*s){ if(s)*s=0; return 0;}
E int GetColorDirectoryW(void*a,void*b,unsigned*s){ return 0;}
